"""How two actors stand to each other over time: dated signals of cooperation and hostility, out of coded reports."""
