"""The schema in an editor: driven as an editor does, over the protocol of language servers."""
