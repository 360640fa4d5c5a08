"""The whole site before any engine has seen it: every engine gets the same plan."""

from policysite.site_plan.parts import Made, Part, SiteFile, SitePlan, index_part
from policysite.site_plan.plan import site_plan, with_editions
from policysite.site_plan.stamps import dated_stamps, register_stamps, stamps

__all__ = [
    "Made",
    "Part",
    "SiteFile",
    "SitePlan",
    "dated_stamps",
    "index_part",
    "register_stamps",
    "site_plan",
    "stamps",
    "with_editions",
]
