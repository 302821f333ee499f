"""Help for one member by a language model: nobody else sees it, and none of it counts."""
