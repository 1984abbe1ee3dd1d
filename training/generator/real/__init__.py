"""Real files (manifests, settings, changelogs, READMEs, code): read and asked about, changed, written."""
