"""What an electrode is made to do: voltages, currents and the experiment they belong to. Pure Python, no mesh."""
