"""Raw material: one seeded source, words and names of the world, copies."""
