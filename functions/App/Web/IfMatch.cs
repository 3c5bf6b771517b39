namespace Mandates.Functions.Web;

/// <summary>The version of a shared document that the caller has seen, from If-Match.</summary>
internal static class IfMatch
{
    /// <exception cref="ProblemException">428 when the header is missing.</exception>
    public static string Of(HttpRequest request) => request.Headers.IfMatch.ToString().Trim('"') is { Length: > 0 } version
        ? version
        : throw new ProblemException(428, "The version that you read is not given.", "Send its ETag in If-Match.");
}
