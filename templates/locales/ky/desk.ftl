# The member's way through what waits.
board-score-later = Сактап, кийинчерээк кайтуу
board-later = Кийинчерээк
board-keys = Бир баскыч менен
