"""Several tasks or turns, of which one needs or corrects another."""
