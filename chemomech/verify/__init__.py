"""The program held against answers that are known exactly: cases, comparisons, table and page.

Each verification is the module of its name (:mod:`chemomech.verify.names`); long ones have parts in modules of their
own, which they import. ``bench`` runs the cases, ``outcome`` and ``verification`` say what a comparison gives and is;
``suite``, ``rows``, ``table`` and ``command`` run them all and show what they found.
"""
