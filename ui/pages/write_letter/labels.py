"""The parts of our letters by the names of their templates' fields, as they are asked for on the screen."""

from PySide6.QtCore import QCoreApplication


def translate(text: str) -> str:
    """Translate a text of this page."""
    return QCoreApplication.translate("write_letter", text)


def label_of(template: str, name: str) -> str:
    """Name a part of a letter; one of a council's own template by its field, which says what it is."""
    own = _of_one_letter().get((template, name))
    return own or (_who_and_when() | _what() | _whether()).get(name) or name.replace("_", " ").capitalize()


def _who_and_when() -> dict[str, str]:
    return {
        "answer_by": translate("When we answer by"),
        "apply_by": translate("Apply by"),
        "ask_by": translate("Last day to ask for stage 2"),
        "asked": translate("Day they asked for stage 2"),
        "bins_team": translate("Team for bins"),
        "by": translate("By when"),
        "called": translate("Day we called"),
        "date_told": translate("Day we were told"),
        "day": translate("Day"),
        "deceased": translate("Who has died"),
        "deliver_by": translate("When we deliver by"),
        "executor_name": translate("Name of the executor"),
        "first": translate("Day of the first collection"),
        "from": translate("They pay from"),
        "handler": translate("Who looks into it"),
        "needed_by": translate("Needed by"),
        "next_by": translate("By when"),
        "next_by_words": translate("By when, in words"),
        "next_call": translate("Day we call again"),
        "next_time": translate("Time we call again"),
        "next_who": translate("Who does it"),
        "out_by": translate("Bins out by, such as 7 am"),
        "received": translate("Day they contacted us"),
        "remedy_by": translate("Put right by"),
        "remedy_team": translate("Team that puts it right"),
        "reply_by": translate("When we reply by"),
        "send_by": translate("They send it by"),
        "team": translate("Team"),
        "time": translate("Time, such as 10.30 am"),
        "voters": translate("Who can register"),
        "with": translate("Who they meet"),
        "year_end": translate("Up to which day"),
    }


def _what() -> dict[str, str]:
    return {
        "about": translate("What it is about"),
        "account": translate("Council tax account"),
        "address": translate("Address"),
        "arranged": translate("What we have arranged"),
        "bins": translate("Bins we bring"),
        "bring": translate("What to bring"),
        "changed": translate("Days that change"),
        "charge": translate("Charge"),
        "collections": translate("Next collections"),
        "complaint": translate("What they complain of: “You told us that …”"),
        "done": translate("What we have done so far"),
        "exchanged": translate("Bins we take away"),
        "finding": translate("What did we find?"),
        "findings": translate("What we found"),
        "leave_at": translate("Where to leave them"),
        "message": translate("What we wanted to say"),
        "needed": translate("What we need"),
        "needs_noted": translate("Needs we have noted"),
        "next_what": translate("What happens next"),
        "not_agreed": translate("What they do not agree with"),
        "notes": translate("Good to know"),
        "offices": translate("Our offices"),
        "ombudsman": translate("Ombudsman"),
        "ombudsman_contact": translate("How to reach the ombudsman"),
        "otherwise": translate("What happens if nothing comes"),
        "paragraphs": translate("The letter"),
        "penalty": translate("Penalty"),
        "place": translate("Place"),
        "points": translate("List"),
        "reason": translate("Why we decided so"),
        "reductions": translate("What makes the bill smaller"),
        "remedies": translate("How we put it right"),
        "seen_within": translate("Seen within, in minutes"),
        "subject": translate("Subject"),
        "tell_within": translate("Days they have to tell us of a change"),
        "ways": translate("How to send it"),
        "ways_to_pay": translate("How to pay"),
        "what_they_want": translate("What they want"),
        "what_we_did": translate("What we did to find out"),
        "why": translate("Why"),
        "year_charge": translate("Charge for the year"),
    }


def _whether() -> dict[str, str]:
    return {
        "bill": translate("A bill follows"),
        "copies_are_fine": translate("Copies are fine"),
        "council_tax": translate("There is council tax to settle"),
        "home_empty": translate("The home is empty"),
        "officer_told": translate("We pass their names on to the Electoral Registration Officer"),
        "postal_vote": translate("They vote by post"),
        "stage_2": translate("This is stage 2"),
        "tell_us_once": translate("Nobody has used Tell Us Once yet"),
        "voting": translate("They need to register to vote"),
        "upheld": translate("We were wrong"),
        "partly_upheld": translate("We were wrong in part"),
        "not_upheld": translate("We were not wrong"),
    }


def _of_one_letter() -> dict[tuple[str, str], str]:
    return {
        ("collection-dates", "assisted"): translate("The crew fetches their bins"),
        ("register-to-vote", "assisted"): translate("We take applications by phone or in person"),
        ("complaint-reply-stage-2", "changed"): translate("We come to another answer than before"),
        ("executor", "done"): translate("What we have done"),
        ("holding-letter", "subject"): translate("What they contacted us about"),
    }
