threads-body-missing = Write something first
threads-body-too-long = The text is too long: at most { $max } characters
threads-reason-missing = Say why this entry is struck out
threads-reason-too-long = The reason is too long: at most { $max } characters
threads-struck-already = This entry has been struck out already
threads-tag-missing = Write the tag.
threads-tag-too-long = The tag is too long: at most { $max } characters.
threads-tags-too-many = There are { $max } tags already. Choose one of them.
