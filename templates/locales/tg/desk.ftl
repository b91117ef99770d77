# The member's way through what waits.
board-score-later = Захира кардан ва баъдтар баргаштан
board-later = Баъдтар
board-keys = Бо як тугма
