threads-body-missing = Аввал матн нависед
threads-body-too-long = Матн хеле дароз аст: на бештар аз { $max } аломат
threads-reason-missing = Нависед, ки чаро ин эзоҳ хат зада мешавад
threads-reason-too-long = Сабаб хеле дароз аст: на бештар аз { $max } аломат
threads-struck-already = Ин эзоҳ аллакай хат зада шудааст
threads-tag-missing = Нишонаро нависед.
threads-tag-too-long = Нишона хеле дароз аст: на беш аз { $max } аломат.
threads-tags-too-many = Аллакай { $max } нишона ҳаст. Яке аз онҳоро интихоб кунед.
