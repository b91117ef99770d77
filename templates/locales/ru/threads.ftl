threads-body-missing = Сначала напишите текст
threads-body-too-long = Текст слишком длинный: не больше { $max } знаков
threads-reason-missing = Укажите, почему запись зачёркивается
threads-reason-too-long = Причина слишком длинная: не больше { $max } знаков
threads-struck-already = Эта запись уже зачёркнута
