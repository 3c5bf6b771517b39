using Mandates.Domain;
using Mandates.Pages;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Documents;

/// <summary>The language that somebody wants a document or page in: the one they ask for, or else their browser's.</summary>
internal static class AskedLanguage
{
    public static Texts Of(HttpRequest request) => Texts.For(
        request.Query["language"].ToString() is { Length: > 0 } asked ? asked : request.Headers.AcceptLanguage.ToString());

    /// <summary>As <see cref="Of(HttpRequest)"/>, with the language of a state where nothing is asked for.</summary>
    public static Texts Of(HttpRequest request, Language otherwise) =>
        request.Query["language"].ToString() is { Length: > 0 } asked ? Texts.For(asked) : Texts.In(otherwise);
}
