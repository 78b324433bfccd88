"""Closed word lists of the catalogue, with their GB/T 39046-2020 codes where the standard has one."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """How an item is decided (domain: decision mode). One item has exactly one."""

    LICENCE = "许可"
    COMMITMENT_LICENCE = "告知承诺许可"
    FILING = "备案"
    REGISTRATION = "登记"
    VERIFICATION = "核验"
    CONFIRMATION = "确认"
    REWARD = "奖励"
    PAYMENT = "给付"
    RULING = "裁决"
    OTHER_POWER = "其他权力"
    PUBLIC_SERVICE = "公共服务"


class Stage(StrEnum):
    """Where in an enterprise's life a one-thing belongs."""

    OPEN = "开办"
    OPERATE = "经营"
    CHANGE = "变更"
    BUILD = "建设"
    EXIT = "退出"


class MaterialKind(StrEnum):
    """What a paper is; decides how long it takes to provide (Standard Cost Model)."""

    FORM = "申请表"
    LICENCE = "证照"
    CERTIFICATE = "证明"
    DRAWING = "图纸"
    REPORT = "报告"
    CONTRACT = "合同"
    RULEBOOK = "制度文本"
    STATEMENT = "承诺声明"
    IDENTITY = "身份证件"
    PHOTO = "照片"
    OTHER = "其他"


class Level(StrEnum):
    """行使层级, GB/T 39046-2020 A.2."""

    NATION = "国家级"
    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"
    TOWN = "镇级"
    VILLAGE = "村级"
    GRADED = "分级管理"


class Unit(StrEnum):
    """In what a limit is counted."""

    WORKDAYS = "工作日"
    NATURAL_DAYS = "自然日"


class Channel(StrEnum):
    """办理形式, GB/T 39046-2020 A.5."""

    WINDOW = "窗口"
    ONLINE = "网上"
    MOBILE = "移动端"
    POST = "快递"
    OTHER = "其他"


class FieldType(StrEnum):
    """What a form field holds."""

    TEXT = "文本"
    LONG_TEXT = "长文本"
    NUMBER = "数字"
    MONEY = "金额"
    DATE = "日期"
    YES_NO = "是否"
    CHOICE = "单选"
    CHOICES = "多选"
    PHONE = "电话"
    ADDRESS = "地址"
    CREDIT_CODE = "统一社会信用代码"
    IDENTITY = "身份证件号码"
    PERSON = "姓名"


class QuestionType(StrEnum):
    """What kind of answer a question takes."""

    YES_NO = "是否"
    CHOICE = "单选"
    CHOICES = "多选"
    NUMBER = "数字"


class Priority(StrEnum):
    """主要/次要申报材料 (广东省优化营商环境条例 32: only secondary ones may come later)."""

    MAIN = "主要"
    SECONDARY = "次要"


class Necessity(StrEnum):
    """是否必备材料, as guides print it."""

    REQUIRED = "必要"
    OPTIONAL = "非必要"
    DEFERRABLE = "容缺后补"


class CopyForm(StrEnum):
    """材料类型: in which form the paper is asked for."""

    ORIGINAL = "原件"
    COPY = "复印件"
    BOTH = "原件和复印件"
    ELECTRONIC = "电子件"
