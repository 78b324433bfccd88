"""Codes printed on items and their check characters.

统一社会信用代码 by GB 32100-2015: 18 characters of 31 symbols, the last one a check. Letter
prefixes (农业农村 N and others) are lawful, so the first eight characters are not held to digits.
"""

from __future__ import annotations

from gaoxingban.sentences import N_

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def credit_code_check(first17: str) -> str:
    """The 18th character (GB 32100-2015). Raises KeyError on a symbol outside the alphabet.

    >>> credit_code_check("11440232MB2D06811")
    'W'
    """
    total = sum(_VALUE[symbol] * weight for symbol, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def credit_code_fault(code: str) -> str:
    """Why a 统一社会信用代码 cannot be right, as a msgid with %(what)s; "" when it can."""
    if len(code) != 18:
        return N_("统一社会信用代码应为 18 位：%(what)s。")
    if any(symbol not in _VALUE for symbol in code):
        return N_("统一社会信用代码里不会出现 I、O、Z、S、V 或小写字母：%(what)s。")
    if credit_code_check(code[:17]) != code[17]:
        return N_("统一社会信用代码的校验位不对，请核对是否抄错：%(what)s。")
    return ""


def implementation_code_fault(code: str) -> str:
    """Why an 实施编码 cannot be right; "" when it can or when none is given.

    Its first 18 characters are the department's 统一社会信用代码 where the code is long enough to
    hold one; lengths differ between tables (domain: do not hard-check), so only that part is read.
    """
    if len(code) < 31:
        return ""
    return credit_code_fault(code[:18])
