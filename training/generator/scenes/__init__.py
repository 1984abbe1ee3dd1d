"""Scenes: short pieces of conversation as people have them with an assistant, written down one by one in text files (`script.py` says how).

`tools/`: worlds with tools of their own and what is asked there, `files/`: files that are read, changed and run, `talk/`: no tools at all. An eighth of the worlds is held out."""
from .acted import scene_files, scene_recall, scene_talk
from .staged import Function, scenes, toolbox
