"""The way of somebody who has never seen the program: what to do, recent files, three steps to a briefing."""
