using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants.AddressBook;

/// <summary>The address book of a mandate as a file: previewed, then accepted whole or not at all.</summary>
public sealed class AddressBooks(RosterService roster, PersonStore people, Journal journal, ParticipantViews views, MandateClock clock)
{
    // The most terms in one fact, and the most facts in one transaction.
    private const int TermsPerChange = 120;

    // Their ids stand in one audit entry, which has to fit into a row of the table.
    private const int CorrectionsPerEntry = 500;

    /// <summary>Those who act now, as a file that can be changed and sent back.</summary>
    public async Task<byte[]> ExportAsync(MandateState current, CancellationToken cancellationToken)
    {
        var acting = await views.ReadAsync(current, state: null, cancellationToken);
        return BookFile.Write(acting
            .Where(p => p is { Email: not null, Language: not null } && p.Since <= clock.Now && !(p.Until <= clock.Now))
            .Select(p => new BookLine(0, p.State, BookCheck.Name(p.Kind), p.Process ?? "", p.Name!, p.Email!, p.Language!.Value.Code(), "")));
    }

    public async Task<BookPreview> PreviewAsync(MandateState current, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var lines = BookFile.Read(file);
        var check = new BookCheck(current.Plan, current.Record, await people.ListAsync(current.Id, cancellationToken), clock.Now);
        var previews = lines.Select(check.Check).ToArray();
        return new(BookPreview.DigestOf(file.Span, current.Record.Roster.Count), previews.Count(p => p.Effect == LineEffect.Wrong), previews);
    }

    /// <exception cref="ProblemException">412 when it is not what was previewed; 422 when lines are wrong.</exception>
    public async Task<BookPreview> AcceptAsync(
        MandateState current, ReadOnlyMemory<byte> file, string digest, Caller by, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var preview = await PreviewAsync(current, file, cancellationToken);
        if (preview.Digest != digest)
        {
            throw NotAsPreviewed();
        }

        if (preview.Wrong > 0)
        {
            throw ProblemException.Unprocessable(
                "The address book has invalid lines; nothing was saved.",
                preview.Lines.Where(l => l.Effect == LineEffect.Wrong).Take(20).Select(l => (Sentence)$"Line {l.Line}: {l.Problems.Aggregate((some, next) => $"{some} {next}")}"));
        }

        var corrected = preview.Lines.Where(l => l.Effect == LineEffect.Correct).ToArray();
        await BeginAsync(current, file, preview, by, client);
        await NoteCorrectedAsync(current.Id, [.. corrected.Select(l => l.There!.Participant)], by);
        await people.CorrectAsync(current.Id, corrected.Select(l => (l.There!.Person, l.Naming!)), CancellationToken.None);
        return preview;
    }

    private async Task BeginAsync(
        MandateState before, ReadOnlyMemory<byte> file, BookPreview preview, Caller by, DurableTaskClient client)
    {
        var begun = preview.Lines.Where(l => l.Effect is LineEffect.Add or LineEffect.Replace or LineEffect.Move)
            .Select(l => (Begins: l.Begins!, Person: PersonStore.Of(l.Begins!.State, l.Naming!))).ToArray();
        if (begun.Length > 0)
        {
            await roster.RecordAsync(before, [.. begun.Select(b => b.Person)], current => Task.FromResult(Decide(current)), _ => Audit(), client);
        }

        Decided<IReadOnlyList<RosterChange>> Decide(MandateState current) => BookPreview.DigestOf(file.Span, current.Record.Roster.Count) == preview.Digest
            ? new(Changes(current, [.. begun.Select(b => b.Begins with { Person = b.Person.Key })]))
            : throw NotAsPreviewed();

        AuditEntry Audit() => by.Audit("importAddressBook", [$"{begun.Length} begun"], ["name", "email", "language"]);
    }

    // A corrected name is no fact, but who corrected it is kept.
    private async Task NoteCorrectedAsync(MandateId mandate, ParticipantId[] corrected, Caller by)
    {
        foreach (var some in corrected.Chunk(CorrectionsPerEntry))
        {
            var noted = new Corrected(some, by.Id, clock.Now);
            await journal.MarkAsync(mandate, noted.Key, noted, by.Audit("importAddressBook", [.. some.Select(p => p.Value)], ["name", "language"]), CancellationToken.None);
        }
    }

    private List<RosterChange> Changes(MandateState current, Beginning[] begin)
    {
        var record = current.Record;
        var now = clock.Now;
        var changes = new List<RosterChange>();
        foreach (var some in begin.Chunk(TermsPerChange))
        {
            var (change, broken) = record.Edit(current.Plan, some, [], now, now);
            if (broken.Count > 0)
            {
                throw ProblemException.Unprocessable("The address book was not accepted; nothing was saved.", broken);
            }

            changes.Add(change);
            record = record with { Roster = [.. record.Roster, change] };
        }

        return changes;
    }

    private sealed record Corrected(IReadOnlyList<ParticipantId> Participants, string By, Instant At)
    {
        public string Key => $"corrected|{Participants[0]}|{By}|{At.ToUnixTimeTicks():D20}";
    }

    private static ProblemException NotAsPreviewed() =>
        new(412, "This is not the address book that was previewed.", "The file or the participants have changed since the preview. Preview it again.");
}
