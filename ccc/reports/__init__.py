"""Files that people take away: CSV, cards, spreadsheets."""
