using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>Takes a large file part by part, within what was announced and what its state may keep.</summary>
public sealed class UploadInParts(UploadStore uploads, UploadReader reader, WorkingCopyStore copies, StateQuota quota, RequestAccess access, IOptions<ReplyOptions> options)
{
    /// <summary>The upload that an announcement makes. The same file has the same id, whenever it is announced.</summary>
    /// <exception cref="ProblemException">400, 413, 415 or 422 for what cannot be taken.</exception>
    public Upload Read(Announcement announced, MandateId mandate, StateId state, Instant startedAt)
    {
        var (name, kind) = UploadReader.Named(announced.Name, announced.MediaType);
        ThrowIfUnfit(announced);
        return new()
        {
            Id = Upload.IdOf(name, announced.Sha256),
            Name = name,
            MediaType = kind.MediaType,
            Length = announced.Length,
            Sha256 = announced.Sha256,
            StartedAt = startedAt,
            Submits = announced.Submits,
            Reason = ReplySubmission.Fit(announced.Reason),
            Visibility = announced.Visibility,
            By = access.Caller.Id,
            Blob = ReplyFiles.NewName(mandate, state),
        };
    }

    /// <param name="current">The mandate.</param>
    /// <param name="state">Whose room it takes; officers have room without a limit.</param>
    /// <param name="announced">As it was read.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <exception cref="ProblemException">413 when the state has no room for it; 422 when it is to replace a reply and does not say why.</exception>
    public async Task<Upload> BeginAsync(MandateState current, StateId state, Upload announced, CancellationToken cancellationToken)
    {
        // Before a large file is sent in vain. A file that the reply has may be the same reply once more, which needs no reason.
        if (announced is { Submits: true, Reason: null } && current.Record.Standing(state) is { } standing && standing.Files.All(f => f.Sha256 != announced.Sha256))
        {
            throw ReplySubmission.ReasonIsMissing(standing);
        }

        if (state == Information.Officers)
        {
            return await uploads.BeginAsync(current.Id, state, announced, cancellationToken);
        }

        using var room = await quota.TakeAsync(current.Id, state, announced.Length, cancellationToken);
        var upload = await uploads.BeginAsync(current.Id, state, announced, cancellationToken);
        try
        {
            // Uploads that another instance was told of at the same time have not been counted, so the quota is checked again.
            await quota.EnsureAsync(current, state, more: 0, cancellationToken);
            return upload;
        }
        catch (ProblemException)
        {
            await EndAsync(current, state, upload, cancellationToken);
            throw;
        }
    }

    /// <summary>Reads a part from a request and keeps it.</summary>
    /// <exception cref="ProblemException">404 when there is no such upload, 400 for a number or a body that is no part, and what <see cref="KeepAsync"/> refuses.</exception>
    public async Task<UploadPart> TakeAsync(HttpRequest request, MandateId mandate, StateId state, string upload, int number, CancellationToken cancellationToken)
    {
        if (number is < 1 or > UploadStore.MostParts)
        {
            throw new ProblemException(400, "There is no such part.", $"Number the parts from 1 to {UploadStore.MostParts}.");
        }

        var seen = uploads.Seen(mandate, state, upload);
        var found = seen?.Upload ?? await uploads.FindAsync(mandate, state, upload, cancellationToken) ?? throw ProblemException.NotFound();
        using var bytes = await reader.ReadAsync(request, cancellationToken);
        return bytes.Length == 0
            ? throw new ProblemException(400, "The part is empty.", "Send the bytes of the part as the body.")
            : await KeepAsync(found, seen, number, bytes, cancellationToken);
    }

    /// <param name="upload">What was announced.</param>
    /// <param name="seen">What this process has seen of it, if anything.</param>
    /// <param name="number">From 1.</param>
    /// <param name="bytes">Of the part.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <exception cref="ProblemException">409 when the part is there with other bytes, 413 when there are more than were announced.</exception>
    public async Task<UploadPart> KeepAsync(Upload upload, UploadProgress? seen, int number, ReceivedBytes bytes, CancellationToken cancellationToken)
    {
        var arrived = new UploadPart(number, bytes.Length, bytes.Sha256);
        IReadOnlyList<UploadPart> there = seen?.IsNext(arrived) is true ? [] : await uploads.PartsAsync(upload, cancellationToken);
        ThrowIfContradicted(upload, arrived, there);
        if (!there.Contains(arrived))
        {
            await uploads.StageAsync(upload, arrived, bytes, cancellationToken);
        }

        seen?.Add(arrived, bytes.Sequence);
        return arrived;
    }

    /// <summary>Ends the upload; what it led to stays only if something names it.</summary>
    public async Task EndAsync(MandateState current, StateId state, Upload upload, CancellationToken cancellationToken) =>
        await uploads.EndAsync(current.Id, state, upload, await copies.NamedBlobsAsync(current.Id, current.Record, state, cancellationToken), cancellationToken);

    private static void ThrowIfContradicted(Upload announced, UploadPart part, IReadOnlyList<UploadPart> there)
    {
        if (there.FirstOrDefault(p => p.Number == part.Number) is { } other && other.Sha256 != part.Sha256)
        {
            throw ProblemException.Conflict($"Part {part.Number} has already arrived with different bytes.", "Send the parts of the file that was announced, or abandon the upload and begin again.");
        }

        if (there.Where(p => p.Number != part.Number).Sum(p => p.Length) + part.Length > announced.Length)
        {
            throw new ProblemException(413, "The parts are larger than the file that was announced.", $"The file has {announced.Length} bytes.");
        }
    }

    private void ThrowIfUnfit(Announcement announced)
    {
        if (announced.Length > options.Value.MaxFileBytes)
        {
            throw new ProblemException(413, "The file is too large.", $"A file has at most {new FileSize(options.Value.MaxFileBytes)}. Divide it, or reduce its pictures.");
        }

        if (announced.Length < 1 || announced.Sha256 is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw ProblemException.Unprocessable("The upload was not started.", ["Give the length of the file in bytes, and its SHA-256 in lower-case hexadecimal."]);
        }
    }
}
