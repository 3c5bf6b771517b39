using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>A received file with a usable name and content that matches it.</summary>
public sealed record ReceivedFile(string Name, FileKind Kind, ReceivedBytes Bytes) : IDisposable
{
    public void Dispose() => Bytes.Dispose();
}

/// <summary>
/// Reads request bodies: within the size limit, which is checked before reading where the size is declared; at a minimum pace; and, of
/// files, only those whose content matches their name.
/// </summary>
public sealed class UploadReader(IOptions<ReplyOptions> options, IOptions<PaceOptions> pace)
{
    // Allowance for the multipart headers around a file, and for the fields before it.
    private const int Envelope = 16 * 1024;
    private const int MostFieldCharacters = 4 * 1024;

    private readonly ReplyOptions limits = options.Value;

    /// <summary>The raw body of a request.</summary>
    public Task<ReceivedBytes> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ThrowIfTooLarge(request, limits.MaxBytes);
        return ReadBodyAsync(Paced(request), cancellationToken);
    }

    /// <summary>A file that is the raw body, with its name in Content-Disposition, or the one file of a multipart body.</summary>
    /// <param name="request">The call of the API.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="check">Told what is said beside the file, by name, before the file is read: in the fields of a multipart body that stand before it, or else in the query.</param>
    public async Task<ReceivedFile> ReadFileAsync(HttpRequest request, CancellationToken cancellationToken, Action<Func<string, string>>? check = null)
    {
        if (BoundaryOf(request) is not { } boundary)
        {
            check?.Invoke(name => request.Query[name].ToString());
            var (rawName, rawKind) = Named(NameIn(request.Headers.ContentDisposition), request.ContentType);
            return Checked(rawName, rawKind, await ReadAsync(request, cancellationToken));
        }

        ThrowIfTooLarge(request, limits.MaxBytes + Envelope);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var reader = new MultipartReader(boundary, Paced(request)) { HeadersLengthLimit = Envelope };
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (NameIn(section.ContentDisposition) is { } given)
                {
                    check?.Invoke(name => fields.GetValueOrDefault(name) ?? request.Query[name].ToString());
                    var (name, kind) = Named(given, section.ContentType);
                    return Checked(name, kind, await ReadBodyAsync(section.Body, cancellationToken));
                }

                if (section.AsFormDataSection() is { } field)
                {
                    fields[field.Name] = await TextAsync(section.Body, cancellationToken);
                }
            }
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new ProblemException(400, "The multipart body cannot be read.", "Send one file in it, or the file alone as the body.");
        }

        throw new ProblemException(400, "There is no file in the multipart body.", "Send one, with its name, or the file alone as the body.");
    }

    /// <summary>A file that a form brought.</summary>
    public async Task<ReceivedFile> ReadFileAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var (name, kind) = Named(file.FileName, file.ContentType);
        if (file.Length > limits.MaxBytes)
        {
            throw ProblemException.TooLarge(limits.MaxBytes);
        }

        return Checked(name, kind, await ReceivedBytes.ReadAsync(file.OpenReadStream(), cancellationToken));
    }

    /// <exception cref="ProblemException">400 for a name that cannot be used, 415 for a media type that is not the name's.</exception>
    internal static (string Name, FileKind Kind) Named(string? given, string? mediaType)
    {
        if (FileName.Read(given, out var name) is { } wrong)
        {
            throw new ProblemException(400, "The file's name cannot be used.", wrong);
        }

        var kind = FileName.KindOf(name);
        return MediaTypeHeaderValue.TryParse(mediaType, out var type) && type.MediaType.Equals(kind.MediaType, StringComparison.OrdinalIgnoreCase)
            ? (name, kind)
            : throw new ProblemException(415, "The media type is not the one of the file's name.", $"A file that ends in {kind.Extension} has the type {kind.MediaType}.");
    }

    /// <exception cref="ProblemException">400 for an empty file, 422 for content that does not match the name or is not safe to store.</exception>
    internal static void ThrowIfUnfit(FileKind kind, Stream content)
    {
        if (content.Length == 0)
        {
            throw new ProblemException(400, "The file is empty.", "Choose the file again, or save it again.");
        }

        if (kind.Check(content, new()) is { } wrong)
        {
            throw new ProblemException(422, "The file was not accepted.", wrong);
        }
    }

    private static ReceivedFile Checked(string name, FileKind kind, ReceivedBytes bytes)
    {
        try
        {
            ThrowIfUnfit(kind, bytes.Open());
            return new(name, kind, bytes);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static void ThrowIfTooLarge(HttpRequest request, long most)
    {
        if (request.ContentLength > most)
        {
            throw ProblemException.TooLarge(most);
        }
    }

    private Task<ReceivedBytes> ReadBodyAsync(Stream body, CancellationToken cancellationToken) =>
        ReceivedBytes.ReadAsync(new BoundedStream(body, limits.MaxBytes), cancellationToken);

    // One that is too long is cut, and then fails its own check.
    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var text = new char[MostFieldCharacters];
        using var reader = new StreamReader(body, Encoding.UTF8);
        return new(text, 0, await reader.ReadBlockAsync(text, cancellationToken));
    }

    private PacedStream Paced(HttpRequest request) => new(request.Body, pace.Value);

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary
                ? boundary
                : throw new ProblemException(400, "The multipart body has no boundary.", "Name it in Content-Type.")
            : null;

    private static string? NameIn(string? contentDisposition) =>
        ContentDispositionHeaderValue.TryParse(contentDisposition, out var disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value
            : null;
}
