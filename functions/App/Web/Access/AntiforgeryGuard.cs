using Microsoft.AspNetCore.Antiforgery;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Keeps other sites from acting with a visitor's cookie. What a plain form could send needs the token of our own form;
/// what no form can send (JSON, a file as the body) a browser lets through from our own pages only, since the app allows
/// no other origin.
/// </summary>
public sealed class AntiforgeryGuard(IAntiforgery antiforgery, IOptions<PaceOptions> pace)
{
    /// <summary>A form with the largest file that it may bring.</summary>
    public const long MostFormBytes = 9 * 1024 * 1024;

    private static readonly string[] SentByForms = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

    /// <exception cref="ProblemException">403 for a request from elsewhere, 400 for a form without its token.</exception>
    public async Task ThrowIfForgedAsync(HttpContext http)
    {
        var request = http.Request;
        if (!Changes(request))
        {
            return;
        }

        ThrowIfFromElsewhere(request);
        if (HttpMethods.IsPost(request.Method) && CouldBeAForm(request.ContentType) && !await HasTokenAsync(http))
        {
            throw new ProblemException(400, "The form is no longer valid.", "Load the page again and resubmit the form. A program sends Content-Type: application/json.");
        }
    }

    /// <summary>Whether a request may change something: GET has no effect.</summary>
    public static bool Changes(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    /// <summary>Also for what is read, where reading it is written down in the reader's name.</summary>
    /// <exception cref="ProblemException">403 for a request that a browser makes for another site.</exception>
    public static void ThrowIfFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            throw new ProblemException(403, "The request came from another site.", "Use the pages of this app.");
        }
    }

    // The whole form has to be read to find its token.
    private async Task<bool> HasTokenAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MostFormBytes)
        {
            throw ProblemException.TooLarge(MostFormBytes);
        }

        http.Request.Body = new PacedStream(http.Request.Body, pace.Value);
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        catch (Exception broken) when (broken is AntiforgeryValidationException or InvalidDataException or IOException or BadHttpRequestException)
        {
            return false;
        }
    }

    private static bool CouldBeAForm(string? contentType) =>
        string.IsNullOrEmpty(contentType) || SentByForms.Any(type => contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase));
}
