"""Rules 58 to 60: applications for membership, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import rule

READ = Standing.READ

NEW_MEMBERS = (
    provision(
        rule("58", 10),
        "Application for membership",
        "A State that wishes to join applies to the Secretary-General, with a formal declaration that it accepts "
        "the obligations of the Charter.",
        READ,
        status=Status.AMENDED,
        applied_in=("sim.procedure.new_members.apply_for_membership",),
        episode="18 April 2024, S/PV.9609: the application of Palestine, of 2011, came to the vote in "
        "S/2024/312 and was vetoed.",
        scenario="admission/2024-palestine",
        note="Read in S/RES/37 (1947).",
    ),
    provision(
        rule("59", 10),
        "Examination of an application",
        "The President refers an application to a committee of all members, unless the Council decides "
        "otherwise. The committee reports at least thirty-five days before a regular session of the General "
        "Assembly, or fourteen before a special one.",
        READ,
        applied_in=(
            "sim.procedure.new_members.refer",
            "sim.procedure.new_members.report",
            "sim.procedure.new_members.deadlines",
        ),
        episode="16 February 1949, S/PV.410: a motion to refer the application of the DPRK to the Committee "
        "was lost 2-8-1.",
        scenario="motions/1949-dprk-application",
        note="Read in the official French version.",
    ),
    provision(
        rule("60", 10),
        "Recommendation of a new Member",
        "The Council decides whether to recommend the applicant. A recommendation goes to the General Assembly "
        "with the record of the discussion, at least twenty-five days before a regular session or four before a "
        "special one; if the Council does not recommend, or puts the matter off, it makes a special report.",
        READ,
        status=Status.AMENDED,
        applied_in=(
            "sim.procedure.new_members.recommend",
            "sim.procedure.new_members.postpone",
            "sim.procedure.new_members.send_special_report",
            "sim.procedure.new_members.deadlines",
        ),
        episode="14 December 1955, S/PV.705: after the vetoes of the day before sixteen applicants were "
        "recommended, 8-0-3.",
        scenario="admission/1955-package",
        note="Read in S/RES/37 (1947).",
    ),
)
