"""From a case to the sum of ingredients: composition, properties by region, scales."""
