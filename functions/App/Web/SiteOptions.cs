using System.ComponentModel.DataAnnotations;

namespace Mandates.Functions.Web;

/// <summary>Where this app is reached; in section <c>Mail</c>, because mails carry the address.</summary>
public sealed class SiteOptions
{
    /// <summary>Public address of this app, for the links in mails.</summary>
    [Required, Url]
    public string BaseAddress { get; set; } = "";

    /// <summary>Address of the mail provider.</summary>
    public string Host { get; set; } = "";

    /// <summary>Whether the app is reached over TLS.</summary>
    internal bool HasTls => BaseAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The public address without a slash at its end.</summary>
    internal string Root => BaseAddress.TrimEnd('/');

    /// <summary>Where caught mails can be read; null where mail is really sent. A provider below the app's own address is the local catcher.</summary>
    internal string? Inbox => Host.StartsWith($"{Root}/", StringComparison.Ordinal) ? Host : null;
}
