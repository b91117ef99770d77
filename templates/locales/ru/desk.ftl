# The member's way through what waits.
board-score-later = Сохранить и вернуться позже
board-later = Позже
board-keys = Одной клавишей
