"""Telephone numbers are read as people write them; the impossible is refused, the odd only marked."""

from contextlib import suppress

import pytest

from hengl_uf.lib.phones import MAX_LENGTH, Phone, PhoneError, display_phone, mask_phone, parse_phone


@pytest.mark.parametrize(
    ("typed", "region", "e164", "display"),
    [
        ("0760-87761234", "CN", "+8676087761234", "0760-8776 1234"),
        ("０７６０－８７７６１２３４", "CN", "+8676087761234", "0760-8776 1234"),
        ("(0760) 8776 1234", "CN", "+8676087761234", "0760-8776 1234"),
        ("（0760）87761234", "CN", "+8676087761234", "0760-8776 1234"),
        ("86-760-8776 1234", "CN", "+8676087761234", "0760-8776 1234"),
        ("+86 (0760) 87761234", "CN", "+8676087761234", "0760-8776 1234"),
        ("0760—8776—1234", "CN", "+8676087761234", "0760-8776 1234"),
        ("0763-3361234", "CN", "+867633361234", "0763-336 1234"),
        ("010-12345678", "CN", "+861012345678", "010-1234 5678"),
        ("+861012345678", "CN", "+861012345678", "010-1234 5678"),
        ("020-87654321", "CN", "+862087654321", "020-8765 4321"),
        ("13800138000", "CN", "+8613800138000", "138 0013 8000"),
        ("１３８ ００１３ ８０００", "CN", "+8613800138000", "138 0013 8000"),
        ("138-0013-8000", "CN", "+8613800138000", "138 0013 8000"),
        ("0086 13800138000", "CN", "+8613800138000", "138 0013 8000"),
        ("8613800138000", "CN", "+8613800138000", "138 0013 8000"),
        ("13800138000", "HK", "+8613800138000", "138 0013 8000"),
        ("0760-87761234", "MO", "+8676087761234", "0760-8776 1234"),
        ("400-830-0000", "CN", "+864008300000", "400-830-0000"),
        ("+852 9123 4567", "CN", "+85291234567", "+852 9123 4567"),
        ("85291234567", "CN", "+85291234567", "+852 9123 4567"),
        ("(852) 9123-4567", "CN", "+85291234567", "+852 9123 4567"),
        ("00852-91234567", "CN", "+85291234567", "+852 9123 4567"),
        ("91234567", "HK", "+85291234567", "+852 9123 4567"),
        ("2345 6789", "HK", "+85223456789", "+852 2345 6789"),
        ("62345678", "MO", "+85362345678", "+853 6234 5678"),
        ("+1 415-555-2671", "CN", "+14155552671", "+1 415-555-2671"),
        ("+60 12-345 6789", "CN", "+60123456789", "+60 12-345 6789"),
        ("+886 912 345 678", "CN", "+886912345678", "+886 912 345 678"),
        ("0912345678", "TW", "+886912345678", "+886 912 345 678"),
    ],
)
def test_a_number_is_read_and_shown(typed, region, e164, display):
    phone = parse_phone(typed, region)
    assert (phone.e164, phone.display) == (e164, display)
    assert parse_phone(display) == parse_phone(phone.stored) == phone


@pytest.mark.parametrize(
    "typed",
    [
        "0760-87761234 转 8001",
        "0760-87761234转8001",
        "0760-87761234 分机：8001",
        "0760-8776 1234-8001",
        "0760-87761234 ext. 8001",
        "0760-87761234 x8001",
        "０７６０－８７７６１２３４－８００１",
    ],
)
def test_an_extension_is_kept(typed):
    phone = parse_phone(typed)
    assert phone == Phone("+8676087761234", "8001")
    assert phone.stored == "+8676087761234x8001"
    assert phone.display == "0760-8776 1234 转 8001"


@pytest.mark.parametrize("typed", ["+85360123456", "+85328123456", "+85241234567", "0760-1234567"])
def test_a_possible_number_outside_the_known_ranges_is_only_doubtful(typed):
    assert parse_phone(typed).doubtful


def test_a_number_of_a_known_range_is_not_doubtful():
    assert not parse_phone("0760-87761234").doubtful


@pytest.mark.parametrize(
    ("typed", "region", "sentence"),
    [
        ("1380013800", "CN", "手机号码应为 11 位，现在是 10 位。"),
        ("138001380000", "CN", "手机号码应为 11 位，现在是 12 位。"),
        ("12800138000", "CN", "手机号码的第二位是 3 至 9，现在是 2。"),
        ("9123456", "HK", "香港号码应为 8 位，现在是 7 位。"),
        ("+852 912345678", "CN", "香港号码应为 8 位，现在是 9 位。"),
        ("+853 612345", "CN", "澳门号码应为 8 位，现在是 6 位。"),
        ("0760-877612345", "CN", "固定电话应为区号加 7 位或 8 位号码，请核对“0760877612345”。"),
        ("87761234", "CN", "“87761234”缺区号：本地固话请写 0760-，香港号码请写 +852，澳门号码请写 +853。"),
        ("13800138000/13900139000", "CN", "一次只填一个号码，其余号码请另填。"),
        ("13800138000、0760-87761234", "CN", "一次只填一个号码，其余号码请另填。"),
        ("13800138000 13900139000", "CN", "一次只填一个号码，其余号码请另填。"),
        ("138001380O0", "CN", "号码里有“O”，请只写数字。"),
        ("张三", "CN", "号码里有“张”，请只写数字。"),
        ("+999123456", "CN", "没有“+999”开头的国家或地区代码。"),
        ("+44 12345678901234", "CN", "“+4412345678901234”的位数不对，请核对。"),
        ("110", "CN", "“110”不是完整的电话号码。"),
        ("", "CN", "请填电话号码。"),
        ("+", "CN", "请填电话号码。"),
        ("1" * 500, "CN", f"“{'1' * 24}”不是完整的电话号码。"),
    ],
)
def test_an_impossible_number_is_refused_with_a_sentence(typed, region, sentence):
    with pytest.raises(PhoneError) as refusal:
        parse_phone(typed, region)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("stored", "masked"),
    [
        ("+8613800138000", "138****8000"),
        ("+8676087761234", "0760-****1234"),
        ("+8676087761234x8001", "0760-****1234"),
        ("+85291234567", "+852 ****4567"),
        ("+14155552671", "+1 ****2671"),
        ("+864008300000", "400-****0000"),
        ("87761234", "****34"),
        ("123", "****"),
        ("", "****"),
    ],
)
def test_a_masked_number_keeps_area_and_ending(stored, masked):
    assert mask_phone(stored) == masked


@pytest.mark.parametrize("text", ["", "找村委", "+99", "+99912345678"])
def test_text_that_is_no_stored_number_is_shown_as_it_is(text):
    assert display_phone(text) == text


def test_every_stored_number_fits_the_field():
    assert len(Phone("+" + "9" * 15, "9" * 6).stored) == MAX_LENGTH


def test_any_rubbish_is_read_or_refused_never_broken():
    for code in range(0x20, 0x3100):
        for typed in (
            chr(code),
            f"0760{chr(code)}87761234",
            f"{chr(code)}13800138000",
            f"+852 9123{chr(code)}4567",
        ):
            with suppress(PhoneError):
                assert parse_phone(typed).display
