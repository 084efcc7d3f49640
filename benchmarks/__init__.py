"""Programs that measure, compare and draw what the pages of docs/ show: ``python3 -m benchmarks.FOLDER.NAME``."""
