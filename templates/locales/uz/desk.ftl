# The member's way through what waits.
board-score-later = Saqlash va keyinroq qaytish
board-later = Keyinroq
board-keys = Bitta tugma bilan
