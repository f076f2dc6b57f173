"""Files people take away: sheets declared as data, one writer each."""
