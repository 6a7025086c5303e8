"""What a report says, found in its words: times, numbers, places, actors, triggers, harm. Knows no database."""
