"""Names of files as they are kept."""

import pytest

from hengl_uf.attachments.kinds import clean_name, ending_of, with_ending


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("走访 记录.jpg", "走访 记录.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\照片\\a.jpg", "a.jpg"),
        ("照片\u202egpj.exe", "照片gpj.exe"),
        ("零\u200b宽.pdf", "零宽.pdf"),
        ("换\r\n行.pdf", "换 行.pdf"),
        ("空\x00字符.pdf", "空字符.pdf"),
        (" .htaccess. ", "htaccess"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("..", ""),
        ("名字.tar.gz", "名字.tar.gz"),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
        ("长" * 300, "长" * 120),
    ],
)
def test_name_is_cleaned(typed, kept):
    assert clean_name(typed) == kept


def test_ending_is_replaced_within_the_length():
    assert with_ending("长" * 115 + ".heic", "jpg") == "长" * 115 + ".jpg"
    assert with_ending("照片", "jpg") == "照片.jpg"
    assert ending_of("A.JPG") == "jpg"
    assert ending_of("无") == ""
