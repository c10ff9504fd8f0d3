"""What the matcher notes about a text takes no more room the longer the text is."""


def test_only_places_nearby_are_kept_and_nothing_else_is_found(run):
    told = run("chains", 100_000, 4_096)
    assert told["same"] is True
    assert told["found"] >= 100_000
    assert told["whole"] == 100_000
    assert told["longest"] < 2_000
