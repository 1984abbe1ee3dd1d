"""Files on a desk and the shell beside them: corrections told in words, columns without heads, searches and commands that everybody knows."""
from .columns import columned, columned_text
from .corrected import corrected
from .wishes import wishes
