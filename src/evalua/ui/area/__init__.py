"""Área on screen: its score and what it rests on, its questions and indicators, where to begin."""
