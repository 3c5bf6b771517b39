using CsCheck;

namespace Mandates.Domain.Tests;

public class RosterTests
{
    private static readonly Instant Then = Given.Start;

    private static Instant Day(int days) => Then + Duration.FromDays(days);

    private static Beginning FocalPoint(string state, string? replaces = null) => new(new(state), ParticipantKind.FocalPoint, null, "person", replaces is null ? null : new ParticipantId(replaces));

    private static MandateRecord With(MandateRecord record, Beginning begin, int day)
    {
        var (change, broken) = record.Edit(Sample.Plan, [begin], [], Day(day), Day(day));
        Assert.Empty(broken);
        return record with { Roster = [.. record.Roster, change] };
    }

    [Fact]
    public void A_state_has_three_focal_points_at_a_time_and_more_only_one_after_another()
    {
        var record = Enumerable.Range(0, 3).Aggregate(Given.Record, (r, i) => With(r, FocalPoint("br"), i));

        Assert.Equal(["Brazil would have more than 3 focal points at a time."], record.Edit(Sample.Plan, [FocalPoint("br")], [], Day(4), Day(4)).Broken);
        record = With(record, FocalPoint("br", replaces: "br.2"), 5);
        Assert.Equal(["br.1", "br.3", "br.4"], record.ActiveAt(Day(6)).Select(t => t.Participant.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["br.1", "br.2", "br.3"], record.ActiveAt(Day(4)).Select(t => t.Participant.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Those_who_are_yet_to_begin_count_for_the_time_from_which_they_act()
    {
        var record = Enumerable.Range(0, 2).Aggregate(Given.Record, (r, i) => With(r, FocalPoint("br"), i));
        var (later, _) = record.Edit(Sample.Plan, [FocalPoint("br")], [], Day(20), Day(3));
        record = record with { Roster = [.. record.Roster, later] };

        Assert.NotEmpty(record.Edit(Sample.Plan, [FocalPoint("br")], [], Day(4), Day(4)).Broken);
        Assert.Equal(2, record.ActiveAt(Day(19)).Count);
        Assert.Equal(3, record.ActiveAt(Day(20)).Count);
    }

    [Fact]
    public void A_number_that_was_somebodys_is_nobody_elses()
    {
        var record = With(With(Given.Record, FocalPoint("br"), 0), FocalPoint("br", replaces: "br.1"), 1);
        var (ended, _) = record.Edit(Sample.Plan, [], [new("br.2")], Day(2), Day(2));
        record = With(record with { Roster = [.. record.Roster, ended] }, FocalPoint("br"), 3);

        Assert.Equal(["br.3"], record.ActiveAt(Day(3)).Select(t => t.Participant.Value));
    }

    [Fact]
    public void Nothing_begins_or_ends_in_the_past_and_nobody_ends_who_does_not_act()
    {
        var record = With(Given.Record, FocalPoint("br"), 5);

        Assert.Equal(["A term begins or ends now or later, not in the past."], record.Edit(Sample.Plan, [FocalPoint("br")], [], Day(5), Day(6)).Broken);
        Assert.Contains("does not act", Assert.Single(record.Edit(Sample.Plan, [], [new("br.2")], Day(6), Day(6)).Broken).ToString(), StringComparison.Ordinal);
        Assert.Contains("always has one", Assert.Single(record.Edit(Sample.Plan, [], [new("br.mission")], Day(6), Day(6)).Broken).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_of_one_book_do_not_collide()
    {
        var (change, broken) = Given.Record.Edit(
            Sample.Plan,
            [FocalPoint("br"), FocalPoint("br"), FocalPoint("mx"), new(new("br"), ParticipantKind.Authority, "MISPA", "p"), new(new("br"), ParticipantKind.Authority, "MISPA", "q"), new(new("br"), ParticipantKind.Authority, "REMJA", "r")],
            [], Then, Then);

        Assert.Empty(broken);
        Assert.Equal(["br.1", "br.2", "mx.1", "br.mispa.1", "br.mispa.2", "br.remja.1"], change.Begun.Select(t => t.Participant.Value));
    }

    [Fact]
    public void No_sequence_of_namings_and_endings_gives_a_state_more_than_its_places() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 30], Gen.Int[0, 40]).Array[1, 40].Sample(steps =>
        {
            var record = Given.Record;
            var now = Then;
            foreach (var (what, wait, ahead) in steps)
            {
                now += Duration.FromHours(wait);
                var acting = record.ActiveAt(now) is [var first, ..] ? first.Participant : (ParticipantId?)null;
                var (change, broken) = what switch
                {
                    0 => record.Edit(Sample.Plan, [FocalPoint("br")], [], now + Duration.FromHours(ahead), now),
                    1 => record.Edit(Sample.Plan, [FocalPoint("br", acting?.Value)], [], now + Duration.FromHours(ahead), now),
                    _ => record.Edit(Sample.Plan, [], acting is { } id ? [id] : [], now, now),
                };
                if (broken.Count == 0)
                {
                    record = record with { Roster = [.. record.Roster, change] };
                }
            }

            for (var hour = 0; hour < 24 * 60; hour += 6)
            {
                Assert.InRange(record.ActiveAt(Then + Duration.FromHours(hour)).Count, 0, 3);
            }

            Assert.Equal(record.Roster.SelectMany(c => c.Begun).Count(), record.Roster.SelectMany(c => c.Begun).Select(t => t.Participant).Distinct().Count());
        }, iter: 300);
}
