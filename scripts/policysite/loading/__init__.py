"""From ``policy_src`` to the model. The only reader of YAML; what it cannot read it reports with its place."""

from policysite.loading.cache import Cache, MemoryCache
from policysite.loading.checker_folder import CHECKERS
from policysite.loading.conformance import AUDIT_FIGURES, SAMPLE_FIGURES, load_conformance
from policysite.loading.folder import load
from policysite.loading.fonts import BUNDLED, Fonts, typst_has_run
from policysite.loading.ledger_file import LEDGER_FILE
from policysite.loading.loaded import Loaded
from policysite.loading.sources import SOURCE_FOLDER, Sources

__all__ = [
    "AUDIT_FIGURES",
    "BUNDLED",
    "CHECKERS",
    "LEDGER_FILE",
    "SAMPLE_FIGURES",
    "SOURCE_FOLDER",
    "Cache",
    "Fonts",
    "Loaded",
    "MemoryCache",
    "Sources",
    "load",
    "load_conformance",
    "typst_has_run",
]
