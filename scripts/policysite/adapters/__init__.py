"""The world: the site generator, the disk, the clock."""
