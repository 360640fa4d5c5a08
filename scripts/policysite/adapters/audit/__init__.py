"""The audit of a built site: independent engines, and walks such as people take, on every page and in every state.

docs/project/decisions/0015-audit.md says why it is so. The only package that drives a browser.
"""
