package io.davy.alerting.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends mails of two parts, text and HTML; one incident is one thread in the reader's mailbox. */
final class MailChannel implements Channel {
    private final MailServer server;
    private final Session session;
    private final InternetAddress from;
    private final MailTexts texts;
    private final InstantSource now;
    /** Whether a real message has been tried: from then on its own fate tells how the server is. */
    private volatile boolean tried;

    private volatile @Nullable String unanswered;

    MailChannel(MailServer server, String from, MailTexts texts, InstantSource now, Duration timeout) {
        this.server = server;
        this.session = server.session(timeout);
        this.texts = texts;
        this.now = now;
        try {
            this.from = new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("\"" + from + "\" is not a sender's mail address: " + e.getMessage(), e);
        }
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        tried = true;
        try {
            MimeMessage mail = mail(parcel);
            try (Transport transport = session.getTransport()) {
                connect(transport);
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return new Delivery.Accepted();
        } catch (AddressException e) {
            return new Delivery.Refused("\"" + parcel.to() + "\" is not a mail address (" + e.getMessage()
                    + "): correct " + parcel.contact().id() + " in plant.yaml");
        } catch (AuthenticationFailedException e) {
            return new Delivery.Later(logIn(e), false);
        } catch (MessagingException e) {
            return judge(e, parcel);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        transport.connect(server.host(), server.port(), server.user(), server.password());
    }

    @Override
    public void rehearse(Parcel parcel) {
        try {
            mail(parcel).writeTo(OutputStream.nullOutputStream());
        } catch (AddressException e) {
            // Told when a message is to go there.
            return;
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects, logs in and takes leave. */
    @Override
    public boolean greet() {
        if (tried) {
            return true;
        }
        try (Transport transport = session.getTransport()) {
            connect(transport);
            unanswered = null;
            return true;
        } catch (AuthenticationFailedException e) {
            unanswered = logIn(e);
        } catch (MessagingException e) {
            unanswered = "the mail server " + server.name() + " cannot be reached: " + line(e);
        }
        return false;
    }

    @Override
    public List<String> problems() {
        String line = unanswered;
        return tried || line == null ? List.of() : List.of(line);
    }

    private String logIn(AuthenticationFailedException e) {
        return "the mail server " + server.name() + " refused the log-in: correct user and password (" + line(e) + ")";
    }

    private Delivery judge(MessagingException failure, Parcel parcel) {
        boolean answered = false;
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            if (permanent(e)) {
                return new Delivery.Refused("the mail server refused " + parcel.to() + ": " + line(e) + "; correct "
                        + parcel.contact().id() + " in plant.yaml");
            }
            answered |= e instanceof SendFailedException;
        }
        return new Delivery.Later("the mail server " + server.name() + " did not take it: " + line(failure), answered);
    }

    /** 5xx for the recipient or the text; what it says of our sender or log-in is put right here, and the mail is tried again. */
    private static boolean permanent(Exception e) {
        if (e instanceof SMTPAddressFailedException a) {
            return a.getReturnCode() >= 500;
        }
        return e instanceof SMTPSendFailedException s
                && s.getReturnCode() >= 500
                && s.getCommand() != null
                && !s.getCommand().startsWith("MAIL")
                && !s.getCommand().startsWith("RCPT");
    }

    private MimeMessage mail(Parcel parcel) throws MessagingException {
        String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        String id = '<' + parcel.id() + '@' + domain + '>';
        MailTexts.Mail text = texts.mail(parcel);
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, new InternetAddress(parcel.to(), true));
        mail.setSubject(text.subject(), "UTF-8");
        mail.setSentDate(Date.from(now.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setHeader("Content-Language", text.language());
        if (text.important()) {
            mail.setHeader("Importance", "high");
        }
        if (!parcel.summary()) {
            String thread = '<' + parcel.first().incident().id() + '@' + domain + '>';
            mail.setHeader("References", thread);
            mail.setHeader("In-Reply-To", thread);
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.text(), "UTF-8", "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        mail.saveChanges();
        return mail;
    }

    private static String line(Exception e) {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return said.replaceAll("\\s+", " ").trim();
    }
}
