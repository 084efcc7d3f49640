"""The program held against answers that are known exactly: cases, comparisons, table and page."""
