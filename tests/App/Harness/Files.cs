using System.Net.Http.Headers;

namespace Mandates.App.Tests;

/// <summary>Files as the body of a request.</summary>
public static class Files
{
    public const string PdfType = "application/pdf";
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static ByteArrayContent Pdf(string text, string name = "reply.pdf") => Of(SmallPdf.Of(text), name, PdfType);

    public static ByteArrayContent Of(byte[] bytes, string name, string mediaType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        content.Headers.ContentDisposition = new("attachment") { FileNameStar = name };
        return content;
    }

    /// <summary>A PDF document of so many bytes, different for each seed.</summary>
    public static byte[] LargePdf(int bytes, int seed = 0)
    {
        var small = SmallPdf.Of($"{seed}");
        var filling = new byte[Math.Max(0, bytes - small.Length - 2)];
        new Random(seed).NextBytes(filling);
        filling.AsSpan().Replace((byte)'P', (byte)'p');
        return [.. small.AsSpan(0, 9), (byte)'%', .. filling, (byte)'\n', .. small.AsSpan(9)];
    }
}
