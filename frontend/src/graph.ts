/** The picture of a network: an island that replaces every `[data-graph]` on the page. */
