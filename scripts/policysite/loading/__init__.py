"""From ``policy_src`` to the model. The only reader of YAML; what it cannot read it reports with its place."""

from policysite.loading.folder import SOURCE_FOLDER, Loaded, load
from policysite.loading.sources import Sources

__all__ = ["SOURCE_FOLDER", "Loaded", "Sources", "load"]
