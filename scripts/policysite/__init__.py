"""Policy sources in, a versioned and accessible policy site out.

The packages form one way down: ``cli``, ``adapters``, ``site_plan``, ``exports``, ``rendering``, ``checks``,
``analysis`` and ``loading``, ``model``, ``problems``. A layer may import only what stands below it.
"""

__version__ = "0.1.0"
