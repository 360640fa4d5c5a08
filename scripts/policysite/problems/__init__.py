"""What can be wrong with a policy source, said so that an HR officer can mend it."""

from policysite.problems.catalogue import CATALOGUE
from policysite.problems.kinds import ProblemKind, Severity
from policysite.problems.problem import Location, Problem, ProblemsFound, as_written, problem

__all__ = ["CATALOGUE", "Location", "Problem", "ProblemKind", "ProblemsFound", "Severity", "as_written", "problem"]
