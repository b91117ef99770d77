# The member's way through what waits.
board-score-later = Save and come back later
board-later = Later
board-keys = With one key
