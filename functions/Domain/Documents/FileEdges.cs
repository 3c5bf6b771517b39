namespace Mandates.Domain.Documents;

internal static class FileEdges
{
    /// <summary>The first bytes of a file, as many as there are.</summary>
    public static byte[] Head(this Stream content, int length) => Read(content, 0, length);

    /// <summary>The last bytes of a file, as many as there are.</summary>
    public static byte[] Tail(this Stream content, int length) => Read(content, Math.Max(0, content.Length - length), length);

    private static byte[] Read(Stream content, long from, int length)
    {
        var bytes = new byte[Math.Min(length, content.Length - from)];
        content.Position = from;
        content.ReadExactly(bytes);
        return bytes;
    }
}
