"""What was typed becomes an answer: listings, catalogues, comparisons, and honest nothing."""
