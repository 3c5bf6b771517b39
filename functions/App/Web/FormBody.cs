using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Web;

/// <summary>What is sent to a page is a form. It is read here, once, so that no function of a page meets one that cannot be.</summary>
internal static class FormBody
{
    /// <exception cref="ProblemException">415 for anything but a form, 413 for one that is too large, 400 for a broken one.</exception>
    public static async Task ThrowIfUnreadableAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw new ProblemException(415, "What was sent is not a form.", "Load the page again and resubmit its form; a program uses the API.");
        }

        if (request.ContentLength > AntiforgeryGuard.MostFormBytes)
        {
            throw ProblemException.TooLarge(AntiforgeryGuard.MostFormBytes);
        }

        try
        {
            // It stays with the request for whoever asks for it next.
            await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new ProblemException(400, "The form cannot be read.", "Load the page again and resubmit its form.");
        }
    }
}
