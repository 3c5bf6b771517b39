using System.Security.Cryptography;

namespace Mandates.Local.Hosting;

/// <summary>A random secret of a data folder, made on first use and readable by its owner alone.</summary>
public sealed class DataSecret
{
    private DataSecret(string value) => Value = value;

    /// <summary>The base64 form of 32 random bytes.</summary>
    public string Value { get; }

    /// <exception cref="LocalHostException">What stands in its file is no secret.</exception>
    public static DataSecret In(string data, string name)
    {
        var path = Path.Combine(data, name);
        if (!File.Exists(path))
        {
            using var file = new StreamWriter(Private.Open(path, FileMode.CreateNew));
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        var value = File.ReadAllText(path).Trim();
        return Convert.TryFromBase64String(value, new byte[64], out var bytes) && bytes >= 32
            ? new DataSecret(value)
            : throw new LocalHostException($"{path} is damaged. Restore it, or delete it and start again: what was made with it, such as personal links, opens nothing then.");
    }
}
